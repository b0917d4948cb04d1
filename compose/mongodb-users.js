// One user for each service, who may read and write that service's databases and nothing else. Run once by MongoDB's
// image, on an empty volume, before anybody can reach it.
const users = [
  {name: 'registry-service', password: 'registry', databases: ['registry', 'personal']},
  {name: 'reporting-service', password: 'reporting', databases: ['reporting']},
];

for (const user of users) {
  db.getSiblingDB('admin').createUser({
    user: user.name,
    pwd: require('fs').readFileSync('/run/secrets/mongodb/' + user.password, 'utf8'),
    roles: user.databases.map(name => ({role: 'readWrite', db: name})),
  });
}
