import { missing } from '../wire/errors.ts';
import type { Group } from '../wire/form-encoding.ts';
import type { World } from '../world.ts';

/** One API request, read but not judged. */
export interface Call {
  world: World;
  /** The id in the path; empty where the path has none. */
  id: string;
  group: Group;
}

export function found<T>(objects: Record<string, T>, id: string, kind: string): T {
  const object = Object.hasOwn(objects, id) ? objects[id] : undefined;
  if (object === undefined) throw missing(kind, id);
  return object;
}
