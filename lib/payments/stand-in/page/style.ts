import { createHash } from 'node:crypto';

export const STYLE = `
:root { color-scheme: light dark; --paper: #fbf7f0; --raised: #fff; --sunk: #f2ece1; --line: #d9cfbf; --control: #857a69; --ink: #1c2a2b; --muted: #56605d; --nerve: #0b5d57; --on-nerve: #fff; --touch: #b0452a; }
@media (prefers-color-scheme: dark) { :root { --paper: #101819; --raised: #172123; --sunk: #0b1213; --line: #2e3a3c; --control: #7f8e8c; --ink: #ece6db; --muted: #a9b3ae; --nerve: #6cc7b8; --on-nerve: #0b1213; --touch: #f08a6b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Instrument Sans", ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; -webkit-text-size-adjust: 100%; }
.notice { margin: 0; padding: .75rem 1.25rem; background: var(--sunk); border-bottom: 1px solid var(--line); text-align: center; font-size: .9375rem; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.signal { display: block; width: 100%; max-width: 20rem; height: 2.5rem; margin: .5rem 0 1.5rem; color: var(--nerve); }
h1, h2 { margin: 0; font-family: Literata, Charter, "Iowan Old Style", Georgia, serif; font-weight: 500; letter-spacing: -.012em; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.4rem + 1.4vw, 2.375rem); }
h2 { font-size: 1.25rem; }
p { margin: .75rem 0; }
a { color: var(--nerve); text-underline-offset: .2em; }
.back { display: inline-flex; align-items: center; min-height: 44px; }
.columns { display: grid; gap: 2.5rem; margin-top: 2rem; }
@media (min-width: 56rem) { main { padding-top: 2.5rem; } .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 4.5rem; } }
.lines { width: 100%; margin-top: 1rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.lines th, .lines td { padding: .75rem 0; border-top: 1px solid var(--line); text-align: left; font-weight: 400; vertical-align: top; }
.lines td { padding-left: 1rem; text-align: right; white-space: nowrap; }
.lines .total th, .lines .total td { border-top: 2px solid var(--ink); font-weight: 600; }
.hint { margin-top: .375rem; }
.lines small, .hint { display: block; color: var(--muted); font-size: .875rem; }
.field { margin-top: 1.25rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
label, legend { font-weight: 500; }
input[type="text"], input[type="email"] { display: block; width: 100%; min-height: 48px; margin-top: .375rem; padding: .625rem .75rem; border: 1px solid var(--control); border-radius: 8px; background: var(--raised); color: inherit; font: inherit; font-variant-numeric: tabular-nums; }
input[readonly] { background: var(--sunk); }
input[aria-invalid="true"] { border: 2px solid var(--touch); }
.wrong { display: block; margin-top: .375rem; color: var(--touch); font-size: .9375rem; }
fieldset { margin: 1.5rem 0 0; padding: 0; border: 0; }
legend { margin-bottom: .5rem; padding: 0; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 48px; border-top: 1px solid var(--line); font-weight: 400; cursor: pointer; }
.choice:last-child { border-bottom: 1px solid var(--line); }
.choice input { flex: none; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--nerve); }
form:has(#method-bank:checked) .card-only, form:not(:has(#method-bank:checked)) .bank-only { display: none; }
button { min-height: 48px; padding: .75rem 1.5rem; border: 1px solid var(--nerve); border-radius: 999px; background: var(--nerve); color: var(--on-nerve); font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: transparent; border-color: var(--control); color: var(--ink); }
.pay { width: 100%; margin-top: 1.75rem; font-size: 1.0625rem; }
.code { display: flex; gap: .75rem; align-items: end; }
.code > div { flex: 1; }
.summary { margin: 0 0 2rem; padding: 1rem 1.25rem; border-left: 4px solid var(--touch); background: var(--sunk); }
.summary h2 { font-size: 1.125rem; }
.summary ul { margin: .5rem 0 0; padding-left: 1.25rem; }
details { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: .5rem; }
summary { min-height: 44px; padding: .625rem 0; cursor: pointer; color: var(--muted); }
details ul { margin: 0; padding-left: 1.25rem; color: var(--muted); font-variant-numeric: tabular-nums; }
:focus-visible { outline: 3px solid var(--nerve); outline-offset: 2px; }
`;

export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
