/** The versions of packages that a new app depends on. */
export type Versions = Readonly<Record<string, string>>;

/** Where a file of the template goes: npm would leave out a file called .gitignore. */
export function named(file: string, name: string): string {
  return file.replace('my-app', name).replace(/(^|\/)_gitignore$/, '$1.gitignore');
}

/** The text of a file of the template, for an app of that name. */
export function filledIn(file: string, text: string, name: string, versions: Versions): string {
  const filled = text.replaceAll('my-app', name).replaceAll('MyApp', pascalCase(name));
  return file === 'package.json' ? withVersions(filled, versions) : filled;
}

function withVersions(text: string, versions: Versions): string {
  return text.replace(/"([^"]+)": ""/g, (_, dependency: string) => {
    if (versions[dependency] === undefined) throw new Error(`no version of ${dependency} is known`);
    return `"${dependency}": "${versions[dependency]}"`;
  });
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-+)([a-z0-9]?)/g, (_, first: string) => first.toUpperCase());
}
