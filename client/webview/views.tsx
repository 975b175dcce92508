/** One component for each kind of view. */
import { AnswerBody } from './answer';
import type { BodyProps } from './body';
import { CertificatesBody } from './certificates';
import { ChooseBody } from './choose';
import { ErrorBody } from './error';
import { SsoBody } from './sso';
import { UsageBody } from './usage';

export function ViewBody({ view, ...rest }: BodyProps) {
  switch (view.kind) {
    case 'choose':
      return <ChooseBody view={view} {...rest} />;
    case 'error':
      return <ErrorBody view={view} {...rest} />;
    case 'answer':
      return <AnswerBody view={view} {...rest} />;
    case 'sso':
      return <SsoBody view={view} {...rest} />;
    case 'certificates':
      return <CertificatesBody view={view} {...rest} />;
    case 'usage':
      return <UsageBody view={view} {...rest} />;
  }
}
