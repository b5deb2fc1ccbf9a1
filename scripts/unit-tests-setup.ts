import fc from 'fast-check';

/**
 * Property tests look at other inputs each time on a developer's machine. In CI they take the same ones, so that a red run
 * is the doing of the change it tests; whatever a developer's run finds becomes a test of its own.
 */
if (process.env['CI'] !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_301 });
