/** The pages of the glossary that `headword/astro` put into the site. */
declare module 'headword:hosted' {
  export const paths: () => { params: { path: string | undefined }; props: { address: string } }[];
  export const pageAt: (address: string) => App.Locals;
}
