/** Who is asking. Every query and command takes one first; ownership stands in its `where`. */
export type Viewer = { readonly userId: string; readonly role: 'therapist' | 'admin' };

/** A viewer whose role the session has shown to be admin. */
export type AdminViewer = { readonly userId: string; readonly role: 'admin'; readonly label: string };
