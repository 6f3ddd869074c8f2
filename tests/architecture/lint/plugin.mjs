// The fences that no ready-made rule says. Each is switched on, and exempted by folder, in .oxlintrc.json.

const isCall = (node, object, property) =>
  node.callee.type === 'MemberExpression' &&
  node.callee.object.type === 'Identifier' &&
  node.callee.object.name === object &&
  (node.callee.property.name ?? node.callee.property.value) === property;

const isProcessEnv = (node) =>
  node.object.type === 'Identifier' &&
  node.object.name === 'process' &&
  (node.property.name ?? node.property.value) === 'env';

/** Only lib/env.ts reads the environment. */
const envOnlyInEnv = {
  create(context) {
    const message =
      'Only lib/env.ts reads process.env: call env() from #lib/env.ts, and add the variable to its schema.';
    return {
      MemberExpression(node) {
        if (isProcessEnv(node)) context.report({ node, message });
      },
      VariableDeclarator(node) {
        const takesEnv =
          node.id.type === 'ObjectPattern' && node.id.properties.some((property) => property.key?.name === 'env');
        if (takesEnv && node.init?.type === 'Identifier' && node.init.name === 'process')
          context.report({ node, message });
      },
      ImportSpecifier(node) {
        if (node.imported.name === 'env' && /^(node:)?process$/.test(node.parent.source.value))
          context.report({ node, message });
      },
    };
  },
};

/** Only lib/time/clock.ts reads the clock. */
const clockOnlyInClock = {
  create(context) {
    const message =
      'Only lib/time/clock.ts reads the clock: take the time as an argument (`at: Date`); pages and actions call now().';
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(node) {
        if (node.callee.name === 'Date' || isCall(node, 'Date', 'now')) context.report({ node, message });
      },
    };
  },
};

const impure =
  /^(#generated\/|#lib\/(db|env|log|auth|email|jobs|audit|documents|time\/clock)\b|next(\/|$)|react(-dom)?(\/|$)|@prisma\/|pg$|stripe$|(node:)?(fs|net|http|https|crypto|child_process|process|timers)(\/|$))/;

/** rules.ts takes plain values and returns plain values. */
const pureRules = {
  create(context) {
    const refuse = (node, what) =>
      context.report({
        node,
        message: `A rules file is pure: ${what}. Take the value as an argument, or move the work to queries.ts or commands.ts.`,
      });
    const refuseAsync = (node) => node.async && refuse(node, 'no async functions');
    const refuseImport = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || node.importKind === 'type' || node.exportKind === 'type') return;
      const path = source.startsWith('.') ? source.replace(/^(\.\.?\/)+/, '#lib/') : source;
      if (impure.test(path)) refuse(node, `no import of ${source}`);
    };
    return {
      FunctionDeclaration: refuseAsync,
      FunctionExpression: refuseAsync,
      ArrowFunctionExpression: refuseAsync,
      ImportDeclaration: refuseImport,
      ExportNamedDeclaration: refuseImport,
      ExportAllDeclaration: refuseImport,
      ImportExpression: (node) => refuse(node, 'no dynamic imports'),
      CallExpression(node) {
        if (isCall(node, 'Math', 'random')) refuse(node, 'no randomness');
        if (isCall(node, 'crypto', 'randomUUID') || isCall(node, 'crypto', 'getRandomValues'))
          refuse(node, 'no randomness');
        if (node.callee.name === 'fetch') refuse(node, 'no network');
      },
    };
  },
};

const moduleMocks = new Set(['mock', 'doMock', 'hoisted', 'importMock']);

/** Real parts in tests: no module is replaced. */
const noModuleMocks = {
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (
          callee.type === 'MemberExpression' &&
          ['vi', 'vitest', 'jest'].includes(callee.object.name) &&
          moduleMocks.has(callee.property.name)
        ) {
          context.report({
            node,
            message:
              'No module mocks: use a real database (cloneDatabase) and pass time, ids and ports in as arguments.',
          });
        }
      },
    };
  },
};

/** A test waits for what it expects, never for a while. */
const noFixedWaits = {
  create(context) {
    return {
      MemberExpression(node) {
        if (node.property.name === 'waitForTimeout') {
          context.report({
            node,
            message:
              'No waitForTimeout: wait for what should be there with expect(locator), expect.poll or waitForURL.',
          });
        }
      },
    };
  },
};

const testNames = new Set(['test', 'it', 'describe', 'suite', 'bench']);

/** Every test runs. */
const noFocusedTests = {
  create(context) {
    return {
      MemberExpression(node) {
        const base = node.object.type === 'MemberExpression' ? node.object.object : node.object;
        if (node.property.name === 'only' && testNames.has(base.name)) {
          context.report({ node, message: 'No .only: it silences every other test.' });
        }
      },
    };
  },
};

export default {
  meta: { name: 'afferent' },
  rules: {
    'env-only-in-env': envOnlyInEnv,
    'clock-only-in-clock': clockOnlyInClock,
    'pure-rules': pureRules,
    'no-module-mocks': noModuleMocks,
    'no-fixed-waits': noFixedWaits,
    'no-focused-tests': noFocusedTests,
  },
};
