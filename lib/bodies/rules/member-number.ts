/**
 * Whether a text can be somebody's number with a body: letters and digits of ASCII and what stands between them. It is printed
 * on certificates that anyone may read, so nothing in it may be invisible, turn the direction of a line or have no letter in the fonts.
 */
export function isMemberNumber(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 ./#()&-]*[A-Za-z0-9)])?$/.test(text) && text.length <= longestMemberNumber;
}

export const longestMemberNumber = 40;
