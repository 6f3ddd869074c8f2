/** A line of iCalendar, unfolded: "DTSTART;VALUE=DATE:20270301". */
export type CalendarLine = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
};

export type CalendarComponent = {
  readonly name: string;
  readonly lines: readonly CalendarLine[];
  readonly children: readonly CalendarComponent[];
};

function lineOf(text: string): CalendarLine {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$/s.exec(text);
  if (!match) throw new Error(`not a content line: ${text}`);
  const parameters = (match[2] ?? '')
    .split(';')
    .filter(Boolean)
    .map((part) => part.split('=') as [string, string]);
  return { name: match[1] ?? '', parameters: Object.fromEntries(parameters), value: match[3] ?? '' };
}

/** RFC 5545 3.1: lines end with CRLF, are at most 75 octets, go on after CRLF and one space, and hold no control characters. */
function unfolded(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end with CRLF');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('a line break that is not CRLF');
  for (const physical of text.split('\r\n')) {
    if (Buffer.byteLength(physical) > 75) throw new Error(`longer than 75 octets: ${physical}`);
    // oxlint-disable-next-line no-control-regex -- it is what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(physical)) throw new Error('a control character');
  }
  return text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
}

const needed: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['PRODID', 'VERSION'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
  VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'],
};

/** Reads a calendar back and throws where it breaks RFC 5545: folding, line ends, nesting, properties that must stand once. */
export function parseCalendar(text: string): CalendarComponent {
  const root = { name: 'ROOT', lines: [] as CalendarLine[], children: [] as CalendarComponent[] };
  const open: (typeof root)[] = [root];
  for (const line of unfolded(text).map(lineOf)) {
    const here = open.at(-1) ?? root;
    if (line.name === 'BEGIN') {
      const child = { name: line.value, lines: [], children: [] };
      here.children.push(child);
      open.push(child);
    } else if (line.name === 'END') {
      if (here.name !== line.value) throw new Error(`END:${line.value} within ${here.name}`);
      for (const name of needed[here.name] ?? [])
        if (here.lines.filter((each) => each.name === name).length !== 1)
          throw new Error(`${here.name} needs ${name} once`);
      open.pop();
    } else here.lines.push(line);
  }
  const [calendar, ...more] = root.children;
  if (open.length > 1 || !calendar || more.length > 0 || root.lines.length > 0) throw new Error('not one calendar');
  return calendar;
}

/** The value of a line, its text unescaped; undefined where there is none. */
export function valueOf(component: CalendarComponent, name: string): string | undefined {
  return component.lines
    .find((line) => line.name === name)
    ?.value.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
}
