/** The commands of Headword, and what each does. `main.ts` loads the module of that name. */
export const commands = {
  build: 'write the site',
  dev: 'serve the site while you write',
  start: 'build the site and serve it as a static host would',
  check: 'say everything that is wrong with the content',
  links: 'list every link between terms, and every name that is not linked',
  import: "turn another system's glossary into terms",
} as const;

export type CommandName = keyof typeof commands;
