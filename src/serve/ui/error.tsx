import type { FC } from 'hono/jsx';
import { Layout } from './layout.tsx';

type Props = {
  title: string;
  detail: string;
  errors: readonly { readonly path: string; readonly text: string }[];
};

/** Says what is wrong and where to go on; reads nothing, since reading may be what failed. */
export const ErrorPage: FC<Props> = ({ title, detail, errors }) => (
  <Layout title={title} subject="" current={null} tick={null} now={0} search="">
    <div class="column">
      <h1>{title}</h1>
      <p class="lede">{detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, text }) => (
            <li>
              <code>{path}</code> {text}.
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/">To the stream</a> · <a href="/status">Status</a>
      </p>
    </div>
  </Layout>
);
