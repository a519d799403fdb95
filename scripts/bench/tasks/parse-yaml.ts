/** Parses every YAML file of a library. Run by the benchmark in a process of its own. */
import { LineCounter, parseDocument } from 'yaml'
import { readLibrary } from '../../generate/read.ts'

for (const [file, text] of readLibrary(process.argv[2]!)) {
  if (!file.endsWith('.yaml')) continue
  const { errors } = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false })
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`)
}
