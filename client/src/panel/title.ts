/** What a document is called in the title of its panel. */

/**
 * The file's name; with its folder where the name alone says nothing, since every organization may have an
 * `integrations.yaml`. `path`: in the workspace folder, or a whole one outside of it.
 */
export function titleOf(path: string): string {
  const [name = '', folder] = path.split('/').reverse();
  return folder && /^integrations\.ya?ml$/.test(name) ? `${folder}/${name}` : name;
}
