export const suites: readonly { readonly name: string; readonly title: string }[];
