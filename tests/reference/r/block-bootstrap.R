# The moving-block bootstrap of several days with every resample there is, in base R. Run in this folder:
# Rscript block-bootstrap.R. Writes block-bootstrap.csv (made-up returns: market, five shares, one return missing) and
# block-bootstrap-results.csv. The length of a block and how far it may be shifted are the program's definitions; its
# code is not translated: the fits are lm() and predict(), all resamples of a cut are columns of one matrix.

set.seed(19890317)
days <- 80
first <- 51                         # 1-based; the program counts from 0
zero <- first + c(0, 0, 1, 2, 2)    # day 0 of each event: windows overlap in part
N <- length(zero)
estimation <- -29:-4                # 26 days, so blocks of three
window <- -1:1
M <- length(estimation)
L <- length(window)
market <- round(rnorm(days, 0.0004, 0.01), 5)
common <- as.numeric(stats::filter(rnorm(days), 0.3, method = "recursive"))
returns <- sapply(1:N, function(i) {
  noise <- (0.010 + 0.002 * i) * (sqrt(0.3) * common + sqrt(0.7) * rnorm(days))
  noise[zero[i] + window] <- noise[zero[i] + window] + 0.018
  round(0.0002 + (0.5 + 0.2 * i) * market + noise, 5)
})
returns[zero[2] - 12, 2] <- NaN     # a day of an estimation window without a quote
write.csv(data.frame(day = 0:(days - 1), market, returns), "block-bootstrap.csv",
          row.names = FALSE, quote = FALSE, na = "NaN")

# Residuals of each event by day over their root mean square, and its CAR over its standard error.
z <- matrix(NA, days, N)
scar <- numeric(N)
for (i in 1:N) {
  d <- data.frame(y = returns[, i], x = market)
  here <- zero[i] + estimation
  here <- here[is.finite(returns[here, i])]
  fit <- lm(y ~ x, d[here, ])
  e <- residuals(fit)
  z[here, i] <- e / sqrt(mean(e^2))
  now <- d[zero[i] + window, ]
  sum.x <- c(L, sum(now$x))
  variance <- L * summary(fit)$sigma^2 + c(t(sum.x) %*% vcov(fit) %*% sum.x)
  scar[i] <- sum(now$y - predict(fit, now)) / sqrt(variance)
}
t.of <- function(each) mean(each) / (sd(each) / sqrt(length(each)))
bmp <- t.of(scar)

# Kunsch's blocks: days under way cut after 1, 2 or 3 of them and every three on; each block's days are read a number of
# days earlier, the same for all events, such that every event reads from its own estimation window.
b <- ceiling(M^(1 / 3))
under <- min(zero + min(window)):max(zero + max(window))
shifts <- (max(window) - max(estimation)):(min(window) - min(estimation))
inside <- sapply(1:N, function(i) under %in% (zero[i] + window))
of.cut <- function(cut) {
  block <- 1 + ceiling(pmax(seq_along(under) - cut, 0) / b)
  every <- as.matrix(expand.grid(rep(list(shifts), max(block))))
  drawn <- sapply(1:N, function(i) {
    value <- sapply(which(inside[, i]), function(k) z[under[k] - every[, block[k]], i])
    rowSums(value, na.rm = TRUE) / sqrt(rowSums(!is.na(value)))
  })
  apply(drawn, 1, t.of)
}
ts <- lapply(1:b, of.cut)
# A cut is as likely as another, however many resamples follow from it.
share <- function(from) mean(sapply(ts, function(each) mean(abs(each) >= from)))

out <- list(block = b, days = length(under), shifts = length(shifts), bmp = bmp, share = share(abs(bmp)))
for (cut in 1:b) {
  out[[paste0("resamples.", cut)]] <- length(ts[[cut]])
  sizes <- sort(abs(ts[[cut]]))
  out[[paste0("asFar.", cut)]] <- sum(sizes >= abs(bmp))
  for (part in c(0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1)) {
    out[[paste0("size.", cut, ".", part)]] <- sizes[ceiling(part * length(sizes))]
  }
}
lines <- c(paste("#", R.version.string), "name,value",
           sapply(names(out), function(name) sprintf("%s,%.17g", name, out[[name]])))
writeLines(lines, "block-bootstrap-results.csv")
