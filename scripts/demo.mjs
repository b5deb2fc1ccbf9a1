/** `npm run demo`: the whole job on the sample project, without a window. Takes the options of `stet demo`. */
process.argv.splice(2, 0, 'demo');
await import('./stet.mjs');
