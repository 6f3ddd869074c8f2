-- Rules that the schema language cannot say.

-- Histories and snapshots are written once. The database refuses a change, so it is a rule and not a habit.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of "%" are written once: % refused', TG_TABLE_NAME, TG_OP;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'CourseVersion', 'ModuleVersion', 'QuestionVersion', 'CourseVersionQuestion',
    'EnrolmentEvent', 'Attempt', 'AttemptSlot', 'AttemptStep', 'AttemptResult',
    'Certificate', 'CertificateEvent', 'OrderEvent', 'AuditEvent'
  ] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- A therapist has at most one running enrolment in a course.
CREATE UNIQUE INDEX "Enrolment_one_running" ON "Enrolment" ("userId", "courseId") WHERE "endedAt" IS NULL;

-- At most one checkout open or waiting for the bank per therapist; a second click reuses it.
CREATE UNIQUE INDEX "Order_one_in_hand" ON "Order" ("userId") WHERE "status" IN ('open', 'pending');

-- An enrolment waits for at most one decision.
CREATE UNIQUE INDEX "IssueRequest_one_waiting" ON "IssueRequest" ("enrolmentId") WHERE "decidedAt" IS NULL;

CREATE SEQUENCE certificate_number;
CREATE SEQUENCE order_number;

ALTER TABLE "CoursePrice" ADD CONSTRAINT "CoursePrice_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "Order" ADD CONSTRAINT "Order_total" CHECK ("totalMinor" >= 0);
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "AttemptResult" ADD CONSTRAINT "AttemptResult_bounds"
  CHECK ("scoreMilli" >= 0 AND "scoreMilli" <= "maximumMilli" AND "percentTenths" BETWEEN 0 AND 1000);
