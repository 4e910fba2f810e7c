declare namespace App {
  /** What a page is rendered from: its model, and the interface texts of its language. */
  interface Locals {
    page: import('../models/page-kinds.ts').Page;
    texts: import('../site/texts/en.ts').Texts;
  }
}
