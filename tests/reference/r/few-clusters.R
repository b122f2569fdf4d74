# The restricted wild cluster bootstrap-t with Webb's six points, every sample there is, each fitted anew.
# Run in this folder: Rscript few-clusters.R. Reads ../regression/grunfeld.csv, writes few-clusters-results.csv.
# lm() fits, sandwich::vcovCL(type = "HC1") is CR1 with G/(G - 1) (N - 1)/(N - k); nothing is translated from the program.

library(sandwich)
grunfeld <- read.csv("../regression/grunfeld.csv")
webb <- c(-sqrt(3 / 2), -1, -sqrt(1 / 2), sqrt(1 / 2), 1, sqrt(3 / 2))

bootstrap <- function(d, drop, weights) {
  firms <- unique(d$firm)
  full <- investment ~ value + capital
  null <- if (drop == "capital") investment ~ value else investment ~ capital
  t.of <- function(data) {
    fit <- lm(full, data)
    coef(fit)[[drop]] / sqrt(vcovCL(fit, cluster = data$firm, type = "HC1")[drop, drop])
  }
  restricted <- lm(null, d)
  own <- t.of(d)
  samples <- as.matrix(expand.grid(rep(list(weights), length(firms))))
  ts <- apply(samples, 1, function(w) {
    drawn <- d
    drawn$investment <- fitted(restricted) + residuals(restricted) * w[match(d$firm, firms)]
    t.of(drawn)
  })
  # The sample of all ones is the data itself: equal up to rounding counts.
  c(t = own, p = mean(abs(ts) >= abs(own) * (1 - 1e-9)), samples = length(ts), largest = max(abs(ts)))
}

out <- c()
put <- function(name, values) out <<- c(out, sprintf("%s.%s,%.17g", name, names(values), values))
four <- grunfeld[grunfeld$firm <= 4, ]
five <- grunfeld[grunfeld$firm <= 5, ]
put("webb.four.value", bootstrap(four, "value", webb))
put("webb.four.capital", bootstrap(four, "capital", webb))
put("webb.five.capital", bootstrap(five, "capital", webb))
put("rademacher.five.value", bootstrap(five, "value", c(-1, 1)))
put("rademacher.five.capital", bootstrap(five, "capital", c(-1, 1)))
fit <- lm(investment ~ value + capital, grunfeld)
for (type in c("HC1", "HC3")) {
  v <- sqrt(diag(vcovHC(fit, type = type)))
  names(v) <- c("constant", "value", "capital")
  put(type, v)
}
writeLines(c(paste0("# ", R.version.string, ", sandwich ", packageVersion("sandwich")), "name,value", out),
           "few-clusters-results.csv")
