import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Pool } from 'pg';
import { migrationsDir, rootDir, schemaDir } from '../paths.ts';

type SchemaFile = { path: string; content: string };
type MigrationDirectory = { path: string; migrationFile: { path: string; content: { tag: 'ok'; value: string } } };
type MigrationsList = {
  baseDir: string;
  lockfile: { path: string; content: string | null };
  shadowDbInitScript: string;
  migrationDirectories: MigrationDirectory[];
};
type Filters = { externalTables: string[]; externalEnums: string[] };

type Engine = {
  applyMigrations(input: {
    migrationsList: MigrationsList;
    filters: Filters;
  }): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ stdout?: string | null }>;
};

type EngineModule = {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: { new: (options: object, log: (message: string) => void, adapter: unknown) => Promise<Engine> };
};

const filters: Filters = { externalTables: [], externalEnums: [] };

/**
 * The adapter, but with each migration sent whole: its own way of splitting a script at every semicolon breaks function
 * bodies, and one message to PostgreSQL is one transaction.
 */
class WholeScriptAdapter extends PrismaPg {
  readonly pools: Pool[] = [];

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver() as unknown as Pool;
    this.pools.push(pool);
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    readCatalogueTypes(adapter, pool);
    return adapter;
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
const charType = 18;
/** Types of PostgreSQL's own catalogue that the adapter cannot name, as ones it can: "char", char[], int2vector. */
const readableTypes = new Map([
  [charType, 25],
  [1002, 1009],
  [22, 1005],
]);

/** Lets the engine read PostgreSQL's own catalogue, which it does to see what a database holds. It asks one thing at a time. */
function readCatalogueTypes(adapter: Adapter, pool: Pool): void {
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  let isChar: boolean[] = [];
  pool.query = (async (...given: unknown[]) => {
    const result = await query(...given);
    const fields = result.fields ?? [];
    isChar = fields.map((field) => field.dataTypeID === charType);
    for (const field of fields) field.dataTypeID = readableTypes.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  }) as typeof pool.query;
  adapter.queryRaw = async (given) => {
    const result = await queryRaw(given);
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type)),
    };
  };
}

/** The engine's module holds one WASM instance: each engine of a process takes a copy of the module. */
let engines = 0;

/** Prisma's own schema engine in WASM: it needs no binary for this machine and no download. */
async function withEngine<Value>(connectionString: string, work: (engine: Engine) => Promise<Value>): Promise<Value> {
  const folder = join(rootDir, 'node_modules', '@prisma', 'schema-engine-wasm');
  engines += 1;
  const engineModule = (await import(
    `${pathToFileURL(join(folder, 'schema_engine_bg.js')).href}?${engines}`
  )) as EngineModule;
  const wasm = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports['__wbindgen_start'] as () => void)();
  const datamodels = schemaFiles().map(({ path, content }) => [path, content]);
  const adapter = new WholeScriptAdapter({ connectionString });
  const engine = await engineModule.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    await Promise.all(adapter.pools.map((pool) => pool.end()));
  }
}

function schemaFiles(): SchemaFile[] {
  return readdirSync(schemaDir)
    .filter((name) => name.endsWith('.prisma'))
    .toSorted()
    .map((name) => ({ path: join(schemaDir, name), content: readFileSync(join(schemaDir, name), 'utf8') }));
}

function listMigrations(): MigrationsList {
  const names = existsSync(migrationsDir)
    ? readdirSync(migrationsDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted()
    : [];
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(migrationsDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** Brings a database up to date: our migrations, then the job queue's. Returns the names applied. */
export async function migrate(connectionString: string): Promise<string[]> {
  const applied = await withEngine(connectionString, (engine) =>
    engine.applyMigrations({ migrationsList: listMigrations(), filters }),
  );
  const pgPool = new pg.Pool({ connectionString, max: 2 });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
  return applied.appliedMigrationNames;
}

/**
 * SQL from what the migrations have built to what the schema files ask for.
 * @param connectionString a migrated scratch database
 */
export function diffToSchema(connectionString: string): Promise<string> {
  return withEngine(connectionString, async (engine) => {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: rootDir },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    });
    return result.stdout ?? '';
  });
}
