/** The pages of the glossary that `headword/astro` put into the site. */
declare module 'headword:hosted' {
  export const paths: () => { params: { path: string | undefined }; props: { address: string } }[];
  export const hasPolicy: boolean;
  export const pageAt: (address: string) => App.Locals;
}

/** The layout of the site, where it surrounds the glossary. */
declare module 'headword:layout' {
  interface LayoutProps {
    title: string;
    description: string;
    lang: string;
    dir: 'ltr' | 'rtl';
  }
  const Layout: (props: LayoutProps) => unknown;
  export default Layout;
}
