/** Why a text isn't YAML, in words for authors who don't program. */
export interface YamlFault {
  /** Where the mistake is; the parser may have stopped further on. */
  offset: number;
  reason: string;
  cure?: string | undefined;
}
