-- Those that are not registered yet are found here.
CREATE INDEX repository_on_demand_due ON repository_on_demand (state, due_at);
