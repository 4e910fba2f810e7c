/** A file that a site publishes besides its pages and pictures. */
export interface DataFile {
  address: string;
  /** Another one whenever the body is, where that is known without the body. */
  version?: string;
  body: string;
}
