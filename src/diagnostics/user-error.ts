/**
 * A problem outside the content that the user can fix, such as a full disk. The message says what is wrong and how to fix
 * it, and is printed without a stack. Any other error that reaches the command line is a bug in Headword.
 */
export class UserError extends Error {}
