import type { Paragraph, Parent, RootContent } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';

/** A list of words and what each means: a line with the word, below it lines that begin with `: `. */
export interface DefinitionList extends Parent {
  type: 'definitionList';
  children: (DefinitionWord | DefinitionMeaning)[];
}

/** Its words stand in a paragraph, as everywhere else. */
export interface DefinitionWord extends Parent {
  type: 'definitionWord';
  children: [Paragraph];
}

export interface DefinitionMeaning extends Parent {
  type: 'definitionMeaning';
  /** Whether its paragraphs stand apart from the word. */
  isLoose: boolean;
  children: RootContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    definitionList: DefinitionList;
    definitionWord: DefinitionWord;
    definitionMeaning: DefinitionMeaning;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    defList: 'defList';
    defListTerm: 'defListTerm';
    defListDescription: 'defListDescription';
  }
}

/** Makes nodes of the tokens of `micromark-extension-definition-list`. */
export const definitionListNodes: Extension = {
  enter: {
    defList(token) {
      this.enter({ type: 'definitionList', children: [] }, token);
    },
    defListTerm(token) {
      this.enter({ type: 'definitionWord', children: [] as never }, token);
      this.enter({ type: 'paragraph', children: [] }, token);
    },
    defListDescription(token) {
      const isLoose = (token as { _loose?: boolean })._loose === true;
      this.enter({ type: 'definitionMeaning', isLoose, children: [] }, token);
    },
  },
  exit: {
    defList(token) {
      this.exit(token);
    },
    defListTerm(token) {
      this.exit(token);
      this.exit(token);
    },
    defListDescription(token) {
      this.exit(token);
    },
  },
};
