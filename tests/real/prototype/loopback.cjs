// The kit listens on every interface; a server under test belongs to this machine alone.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  const then = rest.find((given) => typeof given === "function");
  return listen.call(this, { port: Number(port) || 0, host: "127.0.0.1" }, then);
};
