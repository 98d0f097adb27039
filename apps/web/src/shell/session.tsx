import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { meQuery } from '../data/me.js';
import { Failure } from '../parts/states.js';
import { Welcome } from '../screens/signed-out/welcome.js';
import { Shell } from './shell.js';

/** Who is there decides what there is to see: nothing is shown before that is known. */
export function Session() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(meQuery);
  if (data) return <Shell />;
  if (error instanceof ApiProblem && error.status === 401) return <Welcome />;
  if (error instanceof ApiProblem && error.problem.code === 'unknown-user') return <Navigate to="/signed-out" search={{ reason: 'unknown-user' }} />;
  if (error)
    return (
      <Center component="main" mih="60vh" p="md">
        <Failure error={error} retry={() => void refetch()} />
      </Center>
    );
  return (
    <Center component="main" mih="60vh">
      <Loader role="status" aria-label={t('states.loading')} />
    </Center>
  );
}
