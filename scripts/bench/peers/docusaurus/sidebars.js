/** One entry a nation: a list of all pathways on every page would be the larger part of a page. */
module.exports = {
  nations: ['england', 'scotland', 'wales', 'wales-cy', 'northern-ireland'].map((nation) => `${nation}/index`),
}
