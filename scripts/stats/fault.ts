/** What is wrong with a table, in words for whoever made it. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
}
