# monitor, small and without root. Build: docker build -t monitor .
# Run:   docker run -d --name monitor -v monitor-data:/data -v ./config.yaml:/data/config.yaml:ro monitor
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE config.yaml ./
COPY monitor ./monitor
# The same steps as tests/test_install.py runs without Docker: the locked packages, then monitor itself.
RUN python -m venv /opt/monitor \
 && /opt/monitor/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/monitor/bin/pip install --no-cache-dir --no-deps . \
 && /opt/monitor/bin/python -m compileall -q -j 0 /opt/monitor/lib

FROM python:3.12-slim
# Pictures of changes need a font that has more than English.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --create-home monitor
COPY --from=build /opt/monitor /opt/monitor
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MONITOR_DATABASE_URL=sqlite:////data/monitor.db
USER monitor
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 CMD ["monitor", "health"]
ENTRYPOINT ["monitor"]
CMD ["run"]
