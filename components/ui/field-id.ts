/** The id of the control with this name: the label and the error summary both lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}
