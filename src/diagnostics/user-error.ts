/** Something outside the content that the user can mend. Its message says what is wrong and how; anything else that is thrown is a fault of ours. */
export class UserError extends Error {}
