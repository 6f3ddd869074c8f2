/** A sentence beside each field that has a fault. */
export function faultTexts<Fault extends string>(
  faults: Partial<Record<string, Fault>>,
  say: (fault: Fault) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, fault]) => (fault === undefined ? [] : [[field, say(fault)]])),
  );
}
