import { config } from 'zod';

// The validators would try whether they may make code of text; the desk's page and its workers may not. Imported before
// any schema is made.
config({ jitless: true });
