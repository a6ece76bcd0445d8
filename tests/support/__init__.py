"""What the tests share: a laboratory in virtual time, a service with scripted faults, a proxy that cuts lines."""
