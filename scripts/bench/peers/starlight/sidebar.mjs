/** One entry a nation: a list of all pathways on every page would be the larger part of a page. */
export const sidebar = ['england', 'scotland', 'wales', 'wales-cy', 'northern-ireland'].map((slug) => ({ slug }))
