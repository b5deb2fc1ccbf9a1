import { config } from 'zod';

/**
 * Zod would compile its schemas with `new Function` and tries that when a schema is made. The content security policy
 * forbids it and reports every try, so this must be the first import of the window and of each worker.
 */
config({ jitless: true });
