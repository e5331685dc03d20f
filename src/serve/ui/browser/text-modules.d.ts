/** Files for browsers are imported as their text: inside a Worker by a rule of wrangler.toml, in plain Node by a plugin of vitest.config.ts. */
declare module '*.client.css' {
  const text: string;
  export default text;
}
declare module '*.client.js' {
  const text: string;
  export default text;
}
declare module '*.client.svg' {
  const text: string;
  export default text;
}
