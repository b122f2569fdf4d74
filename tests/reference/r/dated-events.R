# Events whose windows overlap in part, by the papers' formulas in base R. Run in this folder: Rscript dated-events.R
# Writes dated-events.csv (made-up returns: market, two factors, six shares) and dated-events-results.csv. Nothing here
# was read from or translated out of the program that it checks: regressions are lm(), prediction errors predict(),
# what events share is the product of matrices of days by events.

set.seed(20180601)
days <- 240
first <- 201                            # 1-based; the program counts from 0
zero <- first + c(0, 0, 1, 3, 30, 31)   # day 0 of each event: one shared, neighbours, two apart
N <- length(zero)
market <- round(rnorm(days, 0.0004, 0.01), 5)
small <- round(rnorm(days, 0, 0.006), 5)
value <- round(rnorm(days, 0, 0.005), 5)
common <- rnorm(days)
returns <- sapply(1:N, function(i) {
  noise <- (0.012 + 0.002 * i) * (sqrt(0.25) * common + sqrt(0.75) * rnorm(days))
  noise[zero[i] + (-1:1)] <- 1.4 * noise[zero[i] + (-1:1)] + 0.006
  round(0.0002 + (0.6 + 0.15 * i) * market + 0.3 * small - 0.2 * value + noise, 5)
})
write.csv(data.frame(day = 0:(days - 1), market, small, value, returns), "dated-events.csv",
          row.names = FALSE, quote = FALSE)

estimation <- -70:-11
window <- -1:1
M <- length(estimation)
L <- length(window)

# One event: the fit, and the prediction error of each abnormal return and of their sum.
study <- function(i, corrected) {
  d <- data.frame(y = returns[, i], x = market)
  fit <- lm(y ~ x, d[zero[i] + estimation, ])
  s <- summary(fit)$sigma
  now <- d[zero[i] + window, ]
  ar <- now$y - predict(fit, now)
  se <- if (corrected) sqrt(predict(fit, now, se.fit = TRUE)$se.fit^2 + s^2) else rep(s, L)
  sum.x <- c(L, sum(now$x))
  car.se <- if (corrected) sqrt(L * s^2 + c(t(sum.x) %*% vcov(fit) %*% sum.x)) else s * sqrt(L)
  list(fit = fit, ar = ar, se = se, car = sum(ar), car.se = car.se)
}

# Residuals over their root mean square, and weights of each in the CAR, as matrices of days by events.
of.all <- function(corrected) {
  each <- lapply(1:N, study, corrected)
  z <- matrix(NA, days, N)
  for (i in 1:N) {
    e <- residuals(each[[i]]$fit)
    z[zero[i] + estimation, i] <- e / sqrt(mean(e^2))
  }
  inside <- sapply(1:N, function(i) (1:days) %in% (zero[i] + window)) * 1
  behind <- sapply(1:N, function(i) (1:days) %in% (zero[i] + estimation)) * 1
  known <- !is.na(z)
  products <- crossprod(ifelse(known, z, 0))
  counts <- crossprod(known * 1)
  off <- upper.tri(products)
  mean.r <- sum(products[off]) / sum(counts[off])
  # The correlation of a day: over the pairs of the events under way on it.
  on.day <- sapply(1:days, function(t) {
    now <- which(inside[t, ] == 1)
    if (length(now) < 2) return(0)
    pair <- off[now, now, drop = FALSE]
    sum(products[now, now][pair]) / sum(counts[now, now][pair])
  })
  list(each = each, inside = inside, behind = behind, mean.r = mean.r, on.day = on.day, off = off)
}

# Kolari, Pape & Pynnonen (2018): BMP's t times sqrt((1 - c) / (1 + (N - 1) c)), c the mean correlation of the CARs.
kpp <- function(a, corrected) {
  scar <- sapply(a$each, function(e) e$car / e$car.se)
  bmp <- mean(scar) / (sd(scar) / sqrt(N))
  mean.correlation <- function(raised) {
    W <- raised * a$inside - (if (corrected) L / M else 0) * a$behind
    W <- sweep(W, 2, sqrt(colSums(W^2)), "/")
    # Days in both windows by the day's own correlation, all others by the mean of all pairs.
    both <- crossprod(a$inside * W * sqrt(pmax(a$on.day, 0)))
    stopifnot(all(a$on.day >= 0))
    rest <- (crossprod(W) - crossprod(a$inside * W)) * a$mean.r
    C <- both + rest
    mean(C[a$off])
  }
  usual <- mean.correlation(1)
  f <- if (corrected) L / M else 0
  raised <- max(0.5, sqrt(max(0, var(scar) / (1 - usual) * (1 + f) - f)))
  c <- mean.correlation(raised)
  t <- bmp * sqrt((1 - c) / (1 + (N - 1) * c))
  list(bmp = bmp, c = c, t = t, p = 2 * pt(-abs(t), N - 1))
}

# The calendar-time portfolio: standardised sums of each day, and the error in alpha that the days share.
calendar.time <- function(a, corrected) {
  sar <- matrix(0, days, N)
  for (i in 1:N) sar[zero[i] + window, i] <- a$each[[i]]$ar / a$each[[i]]$se
  n <- rowSums(a$inside)
  under <- which(n > 0)
  scale <- sqrt(n * (1 + (n - 1) * a$on.day))
  P <- (rowSums(sar) / scale)[under]
  r <- sum((n * (n - 1) * a$on.day)[under]) / sum((n * (n - 1))[under])
  weights <- ifelse(n > 0, 1 / scale, 0)
  A <- sd(P) * a$inside * weights
  if (corrected) A <- A - sweep(a$behind, 2, colSums(a$inside * weights) / M, "*")
  V <- sum((1 - r) * rowSums(A^2) + r * rowSums(A)^2)
  t <- mean(P) / (sqrt(V) / length(P))
  list(t = t, df = length(P) - 1, p = 2 * pt(-abs(t), length(P) - 1))
}

# Two one-sided tests of CAAR, the cross-sectional error widened by what the events share.
tost <- function(a, k, bound) {
  car <- sapply(a$each, function(e) e$car)
  error <- sd(car) / sqrt(N) * max(1, sqrt((1 + (N - 1) * k$c) / (1 - k$c)))
  max(pt((mean(car) + bound) / error, N - 1, lower.tail = FALSE),
      pt((bound - mean(car)) / error, N - 1, lower.tail = FALSE))
}

# The placebo, every shift there is: the whole pattern back by 3 days and more, as far as the returns go.
shifts <- L:(first - 1 - 70)
placebo <- function(bmp) {
  ts <- sapply(shifts, function(u) {
    scar <- sapply(1:N, function(i) {
      d <- data.frame(y = returns[, i], x = market)
      fit <- lm(y ~ x, d[zero[i] - u + estimation, ])
      now <- d[zero[i] - u + window, ]
      sum.x <- c(L, sum(now$x))
      sum(now$y - predict(fit, now)) / sqrt(L * summary(fit)$sigma^2 + c(t(sum.x) %*% vcov(fit) %*% sum.x))
    })
    mean(scar) / (sd(scar) / sqrt(N))
  })
  (1 + sum(abs(ts) >= abs(bmp))) / (length(ts) + 1)
}

# The block bootstrap of one session on one day: a single block, so a resample is one of the estimation days.
one.day <- function(i.day) {
  z <- sapply(1:N, function(i) {
    fit <- lm(y ~ x, data.frame(y = returns[, i], x = market)[i.day + estimation, ])
    now <- data.frame(x = market[i.day])
    e <- residuals(fit)
    s <- sqrt(predict(fit, now, se.fit = TRUE)$se.fit^2 + summary(fit)$sigma^2)
    c(e / sqrt(mean(e^2)), (returns[i.day, i] - predict(fit, now)) / s)
  })
  t <- unname(apply(z, 1, function(row) mean(row) / (sd(row) / sqrt(N))))
  c(bmp = t[M + 1], exact = mean(abs(t[1:M]) >= abs(t[M + 1])))
}

# A model of three factors, and Newey-West as in the sandwich package.
factor.study <- function(i) {
  d <- data.frame(y = returns[, i], market, small, value)
  fit <- lm(y ~ market + small + value, d[zero[i] + estimation, ])
  now <- d[zero[i] + window, ]
  ar <- now$y - predict(fit, now)
  x <- colSums(cbind(1, market, small, value)[zero[i] + window, ])
  s <- summary(fit)$sigma
  c(coef(fit), sigma = s, car = sum(ar), scar = sum(ar) / sqrt(L * s^2 + c(t(x) %*% vcov(fit) %*% x)))
}

out <- list()
put <- function(name, value) out[[name]] <<- unname(value)
for (corrected in c(TRUE, FALSE)) {
  tag <- if (corrected) "corrected" else "plain"
  a <- of.all(corrected)
  k <- kpp(a, corrected)
  put(paste0(tag, ".meanCorrelation"), a$mean.r)
  for (name in names(k)) put(paste0(tag, ".kolariPapePynnonen.", name), k[[name]])
  ct <- calendar.time(a, corrected)
  for (name in names(ct)) put(paste0(tag, ".calendarTime.", name), ct[[name]])
  put(paste0(tag, ".equivalence.0.05"), tost(a, k, 0.05))
  put(paste0(tag, ".equivalence.0.02"), tost(a, k, 0.02))
  if (corrected) put("placebo.p", placebo(k$bmp))
}
put("placebo.shifts", length(shifts))
b <- one.day(first)
put("blockBootstrap.bmp", b[["bmp"]])
put("blockBootstrap.exact", b[["exact"]])
f <- factor.study(4)
for (name in names(f)) put(paste0("factors.", name), f[[name]])

lines <- c(paste("#", R.version.string), "name,value",
           sapply(names(out), function(name) sprintf("%s,%.17g", name, out[[name]])))
writeLines(lines, "dated-events-results.csv")
