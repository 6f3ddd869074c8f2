import { newKeySetText } from '#lib/certificate/badge/keys.ts';

// The set goes to standard output and nowhere else, so that it can be piped into the place where secrets are kept.
console.error('A fresh set of keys to sign credentials with. Keep it as secret as a password, and keep a copy:');
console.error('set it as CREDENTIAL_PRIVATE_JWK. Keys that signed before stay published, so older badges still check.');
console.log(newKeySetText());
