/** The contexts of every credential of ours, in the order that Open Badges 3.0 asks for. */
export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const openBadgeContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Defines the type of `credentialSchema`, and no other word that we use. */
export const extensionsContext = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
