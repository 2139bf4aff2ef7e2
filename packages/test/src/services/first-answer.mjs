// @ts-check
import { connect } from "node:net";

const WITHIN_MS = 2_000;

/**
 * Sends `greeting` and resolves with the first bytes that come back. Rejects when nobody listens or answers.
 *
 * @param {{ host: string; port: number; greeting: string | Buffer }} whom
 * @returns {Promise<Buffer>}
 */
export const firstAnswer = ({ host, port, greeting }) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const fail = (/** @type {Error} */ error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(WITHIN_MS, () => fail(new Error(`no answer from ${host}:${port} within ${WITHIN_MS / 1000} s`)));
    socket.once("error", fail);
    socket.once("close", () => fail(new Error(`${host}:${port} closed the connection`)));
    socket.once("connect", () => socket.write(greeting));
    socket.once("data", (answer) => {
      resolve(answer);
      socket.destroy();
    });
  });
