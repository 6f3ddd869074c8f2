import { buildProduct } from './start/build.ts';

await buildProduct(process.env);
