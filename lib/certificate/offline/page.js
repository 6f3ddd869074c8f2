'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const find = (id) => document.getElementById(id);

  const bytesOf = (text) => {
    const padded = text
      .replace(/-/g, '+')
      .replace(/_/g, '/')
      .padEnd(Math.ceil(text.length / 4) * 4, '=');
    return Uint8Array.from(atob(padded), (symbol) => symbol.charCodeAt(0));
  };
  const jsonOf = (text) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(text)));

  const longDate = (day) =>
    new Intl.DateTimeFormat('en-AU', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const groups = (code) => (code.match(/.{1,4}/g) || []).join('-');

  const rowsOf = ({ h, t, v, d, m, x, n, c, i }) => [
    ['Name', h],
    ['Course', t],
    ['Course version', v],
    ['Completed on', longDate(d)],
    ['Learning time', `${m} minutes`],
    ...(x ? [['Valid until the end of', longDate(x)]] : []),
    ['Certificate number', n],
    ['Code', groups(c)],
    ['Issued by', i],
  ];

  const show = (isGood, verdict, meaning, rows) => {
    const answer = find('answer');
    answer.hidden = false;
    answer.dataset.good = isGood ? 'yes' : 'no';
    find('verdict').textContent = verdict;
    find('meaning').textContent = meaning;
    find('facts').replaceChildren(
      ...rows.map(([label, value]) => {
        const row = document.createElement('div');
        const term = document.createElement('dt');
        const detail = document.createElement('dd');
        term.textContent = label;
        detail.textContent = value;
        row.append(term, detail);
        return row;
      }),
    );
    answer.focus();
  };

  const isSigned = async (parts, publicJwk) => {
    const key = await crypto.subtle.importKey('jwk', publicJwk, { name: 'Ed25519' }, false, ['verify']);
    const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
    return crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(parts[2]), signed);
  };

  const notOurs = (meaning) => show(false, 'Not to be relied on', meaning, []);

  const check = async (text) => {
    const pasted = text.replace(/\s+/g, '');
    if (pasted === '') return show(false, 'Nothing to check yet', 'Paste what the QR code says.', []);
    const proof = /(?:^|#)([\w-]+\.[\w-]+\.[\w-]+)$/.exec(pasted);
    if (!proof)
      return show(
        false,
        'No signature in it',
        'Older certificates carry the address alone, and some apps leave out what follows the #. Check the code on our site instead.',
        [],
      );
    const parts = proof[1].split('.');
    let header;
    let claims;
    try {
      [header, claims] = [jsonOf(parts[0]), jsonOf(parts[1])];
    } catch {
      return notOurs('The signed part is damaged.');
    }
    if (header.alg !== 'EdDSA') return notOurs('It is not signed the way we sign.');
    const keys = data.keys.filter(({ kid }) => kid.startsWith(String(header.kid)) && String(header.kid).length >= 8);
    if (keys.length === 0)
      return notOurs(
        'It names a key that this page does not have: not ours, or newer than this page. Fetch the page again.',
      );
    let good = false;
    for (const { publicJwk } of keys) good = good || (await isSigned(parts, publicJwk).catch(() => null));
    if (good === null)
      return show(false, 'This browser cannot check it', 'It does not know Ed25519 signatures. A newer one does.', []);
    if (!good) return notOurs('The signature does not fit: what it says was changed, or we did not sign it.');
    const address = /\/verify\/([0-9A-Za-z-]+)#/.exec(pasted);
    if (address && address[1].replace(/-/g, '').toUpperCase() !== claims.c)
      return notOurs('The address and the signed part name two different certificates.');
    // Over everywhere on earth: noon UTC of the next day. The reader's device has no other clock.
    // oxlint-disable-next-line afferent/clock-only-in-clock
    if (claims.x && Date.parse(claims.x) + 36 * 3_600_000 <= Date.now())
      return show(
        false,
        'Genuine, and expired',
        'We signed these facts, and the last day of the certificate is over by the clock of this device.',
        rowsOf(claims),
      );
    return show(
      true,
      'Genuine',
      'We signed these facts. Compare them with the paper. Whether it was revoked since, this page cannot know.',
      rowsOf(claims),
    );
  };

  const run = () => check(find('text').value).catch(() => notOurs('It cannot be read.'));
  find('go').addEventListener('click', run);

  if ('BarcodeDetector' in window) {
    find('photo-row').hidden = false;
    find('photo').addEventListener('change', async (event) => {
      const [file] = event.target.files;
      if (!file) return;
      try {
        const codes = await new BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
        if (codes.length === 0) throw new Error('none');
        find('text').value = codes[0].rawValue;
        await run();
      } catch {
        show(false, 'No QR code found', 'Take the photo from straight above, in good light, or paste the text.', []);
      }
    });
  }

  if (!/^https?:$/.test(location.protocol)) find('keep-section').hidden = true;
  if (location.hash.includes('.')) {
    find('text').value = location.hash.slice(1);
    run();
  }
})();
