/** The cases that need guests, or those about definitions too, which are files there as anywhere else. */
export type Scope = "guests" | "everything";
