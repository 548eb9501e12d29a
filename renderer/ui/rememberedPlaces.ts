/** Where the user was in a list: scroll offset in pixels and row index. Lives as long as the page. */
export const rememberedPlaces = new Map<string, { readonly offset: number; readonly index: number }>();
