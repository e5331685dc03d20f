/** Extraction inside workerd, asked over HTTP: POST a page with `x-url` and how many `x-times`; the clock stands outside. */
import { extract } from './entry.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    const html = await request.text();
    const url = request.headers.get('x-url') ?? 'https://page.example/';
    const times = Number(request.headers.get('x-times') ?? '1');
    let characters = 0;
    for (let nth = 0; nth < times; nth += 1) characters += extract(html, url).text.length;
    return Response.json({ characters });
  },
};
