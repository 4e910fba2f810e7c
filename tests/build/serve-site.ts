/** The server of the tests is the one of `npm start`: what the tests see is what its user sees. */
export { serveFolder as serveSite } from '../../src/serve/static-host.ts';
