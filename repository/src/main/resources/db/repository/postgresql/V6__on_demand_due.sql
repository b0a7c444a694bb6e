-- Those that are not registered yet are found here. Registered ones, nearly all, do not weigh on it.
CREATE INDEX repository_on_demand_due ON repository_on_demand (due_at) WHERE state <> 'REGISTERED';
