import { makeFinishErasures } from '#lib/account/jobs.ts';
import { limits } from '#lib/auth/rules.ts';
import { authSecret } from '#lib/auth/secret.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { certificateMail, collectCertificate } from '#lib/certificate/jobs.ts';
import { deleteStored } from '#lib/cpd-log/commands/delete-stored.ts';
import { evidenceStores } from '#lib/cpd-log/commands/stores.ts';
import { makeDeleteStored } from '#lib/cpd-log/jobs.ts';
import { makeSendReminders } from '#lib/cpd-log/jobs/send-reminders.ts';
import { env } from '#lib/env.ts';
import { sendMailHandler } from '#lib/jobs/handlers/send-mail.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import { log } from '#lib/log.ts';
import { giveRefund, reconcileMoney, settleCheckout, settleRefund, sweepCheckouts } from '#lib/payments/jobs.ts';
import { recountFigures } from '#lib/quiz/commands/figures/recount-figures.ts';
import { tallyAttempt } from '#lib/quiz/commands/figures/tally-attempt.ts';
import { makeCloseExpiredAttempts } from '#lib/quiz/jobs.ts';
import { makeRegradeAttempts } from '#lib/quiz/jobs/regrade-attempts.ts';
import { makeVerifyRecords } from '#lib/quiz/jobs/verify-records.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import { now } from '#lib/time/clock.ts';

const { databaseUrl, smtpUrl, mailFrom, appUrl } = env();
if (!databaseUrl) {
  process.stderr.write(
    'DATABASE_URL is not set. `npm start` runs the jobs by itself; this command is for a database of your own.\n',
  );
  process.exit(1);
}

const worker = await startWorker({
  connectionString: databaseUrl,
  clock: now,
  handlers: {
    'send-mail': sendMailHandler({ smtpUrl, from: mailFrom, appUrl, signInMinutes: limits.challengeMinutes }),
    'settle-checkout': settleCheckout,
    'settle-refund': settleRefund,
    'sweep-checkouts': sweepCheckouts,
    'certificate-mail': certificateMail,
    'collect-certificate': collectCertificate,
    'tally-attempt': tallyAttempt,
    'recount-figures': recountFigures,
    'delete-stored': makeDeleteStored(evidenceStores().of('s3')),
    'finish-erasures': makeFinishErasures(deleteStored),
    'send-reminders': makeSendReminders({ appUrl, secret: authSecret() }),
    'give-refund': giveRefund,
    'reconcile-money': reconcileMoney,
    'close-expired-attempts': makeCloseExpiredAttempts(async (tx, ref, at) => {
      await issueOnPass(tx, ref, at);
    }),
    'regrade-attempts': makeRegradeAttempts(async (tx, ref, at) => {
      await issueOnPass(tx, ref, at);
    }),
    'verify-records': makeVerifyRecords(now, redrawUnscoped),
  },
});
worker.ended.catch(() => process.exit(1));
log.info('jobs are running');

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'jobs did not stop cleanly');
        process.exit(1);
      },
    );
  });
}
