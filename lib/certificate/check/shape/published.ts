import addFormats from 'ajv-formats';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { failed, passed, shown } from '../types.ts';
import type { JsonObject, Step } from '../types.ts';

/** Holds a credential against a JSON Schema of draft 2019-09 that was given, step "schema". */
export function checkAgainst(schema: JsonObject, credential: JsonObject): Step {
  try {
    const ajv = new Ajv2019({ strict: false, allErrors: false, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    if (validate(credential)) return passed('schema', 'It fits the schema that was given.');
    const [first] = validate.errors ?? [];
    return failed(
      'schema',
      `${shown(first?.instancePath || 'the credential', 80)} ${shown(first?.message ?? 'does not fit')}.`,
    );
  } catch (error) {
    return failed(
      'schema',
      `The schema cannot be used: ${shown(error instanceof Error ? error.message : String(error))}.`,
    );
  }
}
