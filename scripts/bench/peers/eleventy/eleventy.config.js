export default function (config) {
  config.addPassthroughCopy({ 'content/*.css': '/', 'content/*.svg': '/' })
}

// Pathways hold `{{`, which is no template here.
export const config = { dir: { input: 'content', includes: '../_includes' }, markdownTemplateEngine: false }
